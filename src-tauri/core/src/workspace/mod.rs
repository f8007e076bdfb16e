//! The team's folder: reading its runbooks. This is the edge: the only IO around runbooks stands here.

pub mod library;
pub mod read;

#[cfg(test)]
mod tests;
