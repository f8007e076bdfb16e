//! The disk: which folders there are, what lies in them, and how a file is read. Nothing here is written or remembered.
//!
//! Each stage uses only those before it: `folders`, `patience`, `error`, `walk`, `read`, `resolve`, `pictures`.

mod error;
pub mod folders;
pub(crate) mod patience;
pub mod pictures;
pub mod read;
pub mod resolve;
#[cfg(test)]
mod tests;
pub mod walk;

pub use error::{ReadError, Result};
