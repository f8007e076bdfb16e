//! x
pub fn run(
    _place: &crate::args::Place,
    _name: &str,
    _to: Option<std::path::PathBuf>,
) -> Result<(), crate::problem::Problem> {
    Ok(())
}
