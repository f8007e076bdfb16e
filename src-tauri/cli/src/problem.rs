//! What went wrong, as a sentence and the exit code that a script acts on.

use holdfast_core::engine::{EngineCode, EngineError};
use holdfast_core::incident::typed::TypedError;
use holdfast_core::library::LibraryError;
use holdfast_core::store::StoreError;
use holdfast_core::store::error::StoreCode;

/// Refused or failed.
pub const FAILED: u8 = 1;
/// Wrong usage.
pub const USAGE: u8 = 2;
/// Verification found damage.
pub const DAMAGED: u8 = 3;
/// The data is busy, or from a newer version.
pub const BUSY_OR_NEWER: u8 = 4;

/// A result whose error ends the program, unless another is named.
pub type Result<T, E = Problem> = std::result::Result<T, E>;

/// Ends the program: one sentence that names the next thing to do, and an exit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The exit code.
    pub code: u8,
    /// The sentence.
    pub message: String,
}

impl Problem {
    /// It was refused, or it failed.
    pub fn failed(message: impl Into<String>) -> Self {
        Self { code: FAILED, message: message.into() }
    }

    /// It was not asked for in a way that can be understood.
    pub fn usage(message: impl Into<String>) -> Self {
        Self { code: USAGE, message: message.into() }
    }

    /// As a word other than `verify` ends with it: only a verification *finds* damage, the others fail by it.
    pub fn met_by_another_word(self) -> Self {
        if self.code == DAMAGED { Self { code: FAILED, ..self } } else { self }
    }

    /// The log does not say what was written.
    pub fn damaged(message: impl Into<String>) -> Self {
        Self { code: DAMAGED, message: message.into() }
    }

    /// The sentence on one line, with a full stop.
    pub fn sentence(&self) -> String {
        let line = self.message.split_whitespace().collect::<Vec<_>>().join(" ");
        let stop = if line.ends_with(['.', '!', '?', ')', '`']) { "" } else { "." };
        format!("holdfast: {line}{stop}")
    }
}

impl From<TypedError> for Problem {
    fn from(error: TypedError) -> Self {
        let code = if error.is_unreadable() { USAGE } else { FAILED };
        Self { code, message: error.to_string() }
    }
}

impl From<EngineError> for Problem {
    fn from(error: EngineError) -> Self {
        let code = match error.code {
            EngineCode::Busy | EngineCode::Newer => BUSY_OR_NEWER,
            EngineCode::Damaged => DAMAGED,
            EngineCode::Stale
            | EngineCode::Refused
            | EngineCode::NotFound
            | EngineCode::Storage
            | EngineCode::Failed => FAILED,
        };
        Self { code, message: error.message }
    }
}

impl From<LibraryError> for Problem {
    fn from(error: LibraryError) -> Self {
        EngineError::from(error).into()
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        let code = match error.code {
            StoreCode::Busy | StoreCode::Newer => BUSY_OR_NEWER,
            StoreCode::Damaged => DAMAGED,
            StoreCode::ReadOnly | StoreCode::Full | StoreCode::Other => FAILED,
        };
        Self { code, message: error.message }
    }
}

macro_rules! failed_from {
    ($($error:path),+) => {$(
        impl From<$error> for Problem {
            fn from(error: $error) -> Self {
                Self::failed(error.to_string())
            }
        }
    )+};
}

failed_from!(
    holdfast_core::channel::Misfit,
    holdfast_core::channel::SenderError,
    holdfast_core::secret::SecretProblem,
    holdfast_core::team::config::ConfigError,
    holdfast_core::library::disk::ReadError,
    holdfast_core::library::review::ReviewError
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_can_tell_what_to_repeat_from_what_to_mend() {
        let code = |code| Problem::from(EngineError::new(code, "x")).code;
        assert_eq!(code(EngineCode::Busy), 4, "repeat it");
        assert_eq!(code(EngineCode::Newer), 4, "start the newer one");
        assert_eq!(code(EngineCode::Refused), 1, "a rule says no");
        assert_eq!(code(EngineCode::Storage), 1, "mend the folder");
    }

    #[test]
    fn an_error_is_one_line_with_one_full_stop() {
        let sentence = Problem::failed("there is\n  no such thing").sentence();
        assert_eq!(sentence, "holdfast: there is no such thing.");
        assert_eq!(Problem::failed("Said.").sentence(), "holdfast: Said.");
    }
}
