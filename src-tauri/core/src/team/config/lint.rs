//! `[lint]`: which rules are off, which matter more or less, and how often a runbook is reviewed.
//!
//! Unlike keys that are not known, a rule that is not known is an error: whoever turns one off has to learn that
//! nothing was turned off.

use toml_edit::{Item, TableLike};

use super::Result;
use super::source::{Source, Span};
use crate::runbook::lint::{Level, Rule, Settings};

/// The longest time between reviews: ten years, in days.
const MAX_REVIEW_DAYS: i64 = 3_660;

impl Source<'_> {
    /// What `[lint]` says; what it does not say has its default.
    pub(super) fn lint(&self, item: Option<&Item>) -> Result<Settings> {
        let mut settings = Settings::default();
        let Some(item) = item else { return Ok(settings) };
        let table =
            self.table(item, "lint is a table: write [lint] and off = [\"no-severity\"]")?;
        if let Some(item) = table.get("off") {
            self.rules_off(item, &mut settings)?;
        }
        if let Some(item) = table.get("levels") {
            let what = "levels is a table: write [lint.levels] and no-severity = \"error\"";
            self.levels(self.table(item, what)?, &mut settings)?;
        }
        settings.review_in_days =
            table.get("review_in_days").map(|item| self.days(item)).transpose()?;
        Ok(settings)
    }

    fn rules_off(&self, item: &Item, settings: &mut Settings) -> Result<()> {
        let wrong =
            |span: Span| self.error(span, "off is a list of rules: write off = [\"no-severity\"]");
        for value in item.as_array().ok_or_else(|| wrong(item.span()))? {
            let name = value.as_str().ok_or_else(|| wrong(value.span()))?;
            settings.off.insert(self.rule(name, value.span())?);
        }
        Ok(())
    }

    fn levels(&self, table: &dyn TableLike, settings: &mut Settings) -> Result<()> {
        for (name, item) in table.iter() {
            let span = table.key(name).and_then(toml_edit::Key::span).or_else(|| item.span());
            let rule = self.rule(name, span)?;
            let level = item.as_str().and_then(Level::named).ok_or_else(|| {
                let what = format!(
                    "the level of {name} is \"note\", \"warning\" or \"error\"; to leave it out, add it to off"
                );
                self.error(item.span(), what)
            })?;
            settings.levels.insert(rule, level);
        }
        Ok(())
    }

    fn rule(&self, name: &str, span: Span) -> Result<Rule> {
        name.parse()
            .map_err(|error: crate::runbook::lint::UnknownRule| self.error(span, error.to_string()))
    }

    fn days(&self, item: &Item) -> Result<u32> {
        let days = item.as_integer().filter(|days| (1..=MAX_REVIEW_DAYS).contains(days));
        days.and_then(|days| u32::try_from(days).ok()).ok_or_else(|| {
            let what = format!("review_in_days is a whole number from 1 to {MAX_REVIEW_DAYS}");
            self.error(item.span(), what)
        })
    }
}

#[cfg(test)]
mod tests;
