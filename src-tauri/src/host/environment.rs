//! Secrets in the environment, kept from the programs that this one starts. The page is drawn by processes of its own,
//! and the browser engine starts them with our whole environment. So, where a secret stands in it, the program starts
//! itself anew in the same process without it, and hands the secrets over through its standard input.

use holdfast_core::secret::Secrets;

/// The secrets that the environment holds, out of reach of what we start, as far as the system can do that.
#[cfg(unix)]
pub fn take_secrets() -> Secrets {
    unix::take_secrets()
}

/// The secrets that the environment holds.
#[cfg(not(unix))]
pub fn take_secrets() -> Secrets {
    Secrets::from_environment()
}

#[cfg(unix)]
mod unix {
    use std::collections::BTreeMap;
    use std::env;
    use std::io::{self, Read, Write};
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    use holdfast_core::secret::{SERVICE, Secrets, VARIABLE_PREFIX};

    /// Names the process whose standard input holds the secrets, so that a program which inherits the variable does not
    /// wait for an input of its own.
    const MARK: &str = "HOLDFAST_STDIN_HOLDS_SECRETS";
    /// The most bytes that a pipe takes before somebody reads it, on every system.
    const PIPE_BYTES: usize = 4096;

    type Variables = BTreeMap<String, String>;

    pub fn take_secrets() -> Secrets {
        if env::var(MARK).is_ok_and(|process| process == this_process()) {
            match handed_over() {
                Ok(variables) => return Secrets::with_variables(SERVICE, variables),
                Err(error) => tracing::warn!(%error, "the secrets did not come through"),
            }
        }
        let variables = variables();
        if !variables.is_empty() {
            let error = start_anew(&variables);
            tracing::warn!(%error, "programs that the window starts inherit the secrets of the environment");
        }
        Secrets::from_environment()
    }

    /// Becoming another program keeps the number.
    fn this_process() -> String {
        std::process::id().to_string()
    }

    fn variables() -> Variables {
        let all = env::vars_os().map(|(name, value)| {
            (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned())
        });
        all.filter(|(name, _)| name.starts_with(VARIABLE_PREFIX)).collect()
    }

    /// Becomes a new run of this program; comes back only when that cannot be done.
    fn start_anew(variables: &Variables) -> io::Error {
        match prepared(variables) {
            Ok(mut command) => command.exec(),
            Err(error) => error,
        }
    }

    fn prepared(variables: &Variables) -> io::Result<Command> {
        let text = serde_json::to_vec(variables)?;
        if text.len() > PIPE_BYTES {
            return Err(io::Error::other("the secrets are too long to hand over"));
        }
        let (reader, mut writer) = io::pipe()?;
        writer.write_all(&text)?;
        let mut command = Command::new(env::current_exe()?);
        command.args(env::args_os().skip(1)).stdin(reader).env(MARK, this_process());
        for name in variables.keys() {
            command.env_remove(name);
        }
        Ok(command)
    }

    fn handed_over() -> io::Result<Variables> {
        let mut text = Vec::new();
        io::stdin().lock().take(PIPE_BYTES as u64).read_to_end(&mut text)?;
        Ok(serde_json::from_slice(&text)?)
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn the_new_run_gets_the_secrets_on_its_input_and_not_in_its_environment() {
            let name = "HOLDFAST_SECRET_OPS".to_owned();
            let secrets = Variables::from([(name.clone(), "https://example.com/x".to_owned())]);
            let command = prepared(&secrets).unwrap();
            let set: Vec<_> = command.get_envs().collect();
            assert!(set.contains(&(name.as_ref(), None)), "the variable is taken away: {set:?}");
            let process = this_process();
            let told = (MARK.as_ref(), Some(process.as_ref()));
            assert!(set.contains(&told), "it is told where to look, and only it");
            let long = Variables::from([(name, "x".repeat(PIPE_BYTES))]);
            assert!(prepared(&long).is_err(), "a pipe that nobody reads would block for ever");
        }
    }
}
