//! Lists: what is decided of one, and which of its items stand in which group.

use super::item::fingerprint;
use super::{BESIDE_STEPS, Gathering, Judge, Judged, Last, Rest, prose};
use crate::runbook::steps::asks::{behind_name, is_prohibition};
use crate::runbook::steps::candidates::{Candidate, Found, Stands};
use crate::runbook::steps::entry::{Entry, first_words};
use crate::runbook::steps::verdict;
use crate::runbook::steps::verdict::{Decision, Take};

/// Why a list in a note is text.
const IN_NOTE: &str = "list inside a note or a quotation";

impl<'a> Judge<'_, 'a> {
    pub(super) fn list(
        &mut self,
        index: usize,
        found: Found<'a>,
        judged: &mut Vec<Judged<'a>>,
        gathering: &mut Gathering,
    ) {
        let Candidate::List { ordered, lead_in, items } = &found.what else { return };
        let decision = match found.stands {
            Stands::OnPage | Stands::InQuotation => self.decide(index, *ordered, lead_in, items),
            Stands::InNote => Decision::text(IN_NOTE),
        };
        // A name of their own, so that the other lists keep theirs.
        let kind = if found.stands == Stands::OnPage { "list" } else { "quoted" };
        let (group, rest) = self.grouped((index, kind), *ordered, items, &decision);
        // Ways to choose from take nothing from the sentences that stand around them.
        gathering.has_steps |= decision.takes() && decision.reason != verdict::ONE_OF_THEM;
        let tail = items.last().map(|e| e.after.clone()).filter(|_| !decision.takes());
        if decision.take == Take::All && *ordered {
            self.last = Some(Last { number: items.last().and_then(|e| e.item.number), decision });
        }
        if found.stands != Stands::OnPage {
            judged.push(Judged { group: Some(group), rest, ..Judged::new(found) });
            return;
        }
        let end = found.blocks.end;
        if let Some(before) = judged.last_mut()
            && prose::is_left_to_its_number(&self.all[group].decision, before)
        {
            before.items = self.sections[index].blocks.get(found.blocks.start).copied();
        }
        let said = judged.last().and_then(|before| before.found.what.paragraph());
        let said =
            said.filter(|node| node.words() == lead_in).map_or(lead_in.as_str(), behind_name);
        if prose::is_left_to_its_sentence(&self.all[group].decision, said)
            && let Some(before) = judged.last_mut().filter(|j| prose::leads(&j.found.what))
        {
            before.items = self.sections[index].blocks.get(found.blocks.start).copied();
            before.behind = Some(group);
        }
        judged.push(Judged { group: Some(group), rest, ..Judged::new(found) });
        judged.extend(tail.filter(|codes| !codes.is_empty()).map(|codes| {
            let blocks = end.saturating_sub(codes.len())..end;
            let found = Found::new(Candidate::command(None, codes), blocks);
            Judged { behind: Some(group), ..Judged::new(found) }
        }));
    }

    fn decide(
        &mut self,
        index: usize,
        ordered: bool,
        lead_in: &str,
        items: &[Entry<'_>],
    ) -> Decision {
        if self.repeats_headings(index, items) {
            return Decision::text("list of the headings below it");
        }
        let first = items.first().and_then(|e| e.item.number).filter(|n| ordered && *n > 1);
        let before = self.last.as_ref().filter(|l| first.is_some_and(|n| l.number == Some(n - 1)));
        let goes_on = before.map(|l| &l.decision);
        let section = &self.sections[index];
        let decision = verdict::list(section, self.about, ordered, lead_in, items, goes_on);
        let keeps = |entry: &Entry<'_>| decision.take.keeps(ordered, entry.item);
        if !decision.takes() || items.iter().any(keeps) {
            return decision;
        }
        match items.iter().any(|entry| is_prohibition(ordered, entry.item)) {
            true => Decision::text("what must not be done"),
            false => Decision::text("references only"),
        }
    }

    /// The group of a list, and that of the items which are no steps although the others are.
    fn grouped(
        &mut self,
        (index, kind): (usize, &str),
        ordered: bool,
        items: &[Entry<'_>],
        decision: &Decision,
    ) -> (usize, Option<Rest>) {
        let is_kept =
            |entry: &&Entry<'_>| !decision.takes() || decision.take.keeps(ordered, entry.item);
        let says = items.iter().filter(|entry| first_words(entry).is_some());
        let (kept, left): (Vec<_>, Vec<_>) = says.partition(is_kept);
        let group = self.of_items(index, kind, &kept, decision.clone());
        self.all[group].boxes = decision.take == Take::Boxes;
        let rest = (!left.is_empty()).then(|| Rest {
            group: self.of_items(index, "rest", &left, Decision::text(BESIDE_STEPS)),
            items: left.iter().map(|entry| entry.item.id).collect(),
        });
        (group, rest)
    }

    fn of_items(
        &mut self,
        index: usize,
        kind: &str,
        items: &[&Entry<'_>],
        decision: Decision,
    ) -> usize {
        let words = items.iter().map(|entry| fingerprint(entry.item.words())).collect();
        let line = items.first().map_or(self.sections[index].line, |entry| entry.item.line);
        self.group(index, kind, line, words, decision)
    }
}
