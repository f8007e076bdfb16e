//! x
pub fn run(
    _place: &crate::args::Place,
    _given: &super::args::Export,
) -> Result<(), crate::problem::Problem> {
    Ok(())
}
