//! A copy for readers, and the list of what is masked in it.

use holdfast_core::paper::Form;
use holdfast_core::postmortem::{Profile, Template};
use holdfast_core::screen::{CopyAsk, PostmortemCopy};

use crate::args::{Json, PostmortemArgs};
use crate::out;
use crate::problem::{Problem, Result};
use crate::table::table;

/// What the copy is made of and for whom: an edited file, else the draft as people wrote it last or the log gives it.
pub fn ask(
    (profile, asked): (Profile, &PostmortemArgs),
    (template, text): (Option<Template>, Option<String>),
) -> Result<CopyAsk> {
    let form = asked.passed.form()?;
    if asked.masked.names && !profile.may_name() {
        return Err(Problem::usage(
            "people keep their names in an internal copy only; leave --names out, or use --profile internal",
        ));
    }
    if profile.has_own_layout() && template.is_some() {
        return Err(Problem::usage(
            "readers outside have a layout of their own; leave --template out",
        ));
    }
    let (names, keep, fresh) = (asked.masked.names, asked.masked.keep.clone(), asked.fresh);
    // What is only looked at may ask.
    let form = if asked.masked.preview { Form::Md } else { form };
    Ok(CopyAsk { profile, form, template, text, fresh, names, keep })
}

/// Lists what is masked, line by line.
pub fn preview(copy: &PostmortemCopy, json: Json) -> Result<()> {
    if json.json {
        return out::json(copy);
    }
    let row = |mask: &holdfast_core::postmortem::Mask| {
        let what = if mask.kept { "keep" } else { "mask" };
        let line = format!("line {}", mask.line);
        let words = mask.text.split_whitespace().collect::<Vec<_>>().join(" ");
        vec![what.to_owned(), line, mask.kind.word().to_owned(), words, mask.instead.clone()]
    };
    let rows: Vec<Vec<String>> = copy.masks.iter().map(row).collect();
    out::text(table(&rows).trim_end())?;
    out::remark(&format!("{} --keep WORDS lets one stay.", copy.summary));
    Ok(())
}
