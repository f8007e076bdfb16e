//! How much of the words of two steps is the same. Words are read once for each step and compared as numbers.

use std::collections::HashMap;

use crate::runbook::model::Step;

/// Words of a step that count; what follows tells nothing new.
const MOST_WORDS: usize = 200;

/// Gives each word its number, without regard to its case.
#[derive(Debug, Default)]
pub(super) struct Numbers(HashMap<String, usize>);

impl Numbers {
    /// The words of a step.
    pub(super) fn of(&mut self, step: &Step) -> Words {
        let mut number = |word: &str| {
            let next = self.0.len();
            *self.0.entry(word.to_lowercase()).or_insert(next)
        };
        let order: Vec<usize> =
            step.text.split_whitespace().take(MOST_WORDS).map(&mut number).collect();
        let mut bag = order.clone();
        bag.sort_unstable();
        Words { order, bag }
    }
}

/// The words of a step as numbers, in their order and sorted.
#[derive(Debug)]
pub(super) struct Words {
    order: Vec<usize>,
    bag: Vec<usize>,
}

impl Words {
    /// What [`Words::likeness`] is at most, from the words without their order: cheap.
    pub(super) fn likeness_at_most(&self, other: &Self) -> f64 {
        let (mut a, mut b) = (self.bag.as_slice(), other.bag.as_slice());
        let mut common = 0;
        while let ([first, rest_a @ ..], [second, rest_b @ ..]) = (a, b) {
            common += usize::from(first == second);
            (a, b) = (
                if first <= second { rest_a } else { a },
                if second <= first { rest_b } else { b },
            );
        }
        self.share(other, common)
    }

    /// What [`Words::likeness`] costs: comparisons of two words.
    pub(super) fn cost(&self, other: &Self) -> usize {
        self.order.len() * other.order.len()
    }

    /// The share of words, in order, that both have: 0 to 1.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        let mut row = vec![0_usize; other.order.len() + 1];
        for word in &self.order {
            let mut corner = 0;
            for (n, theirs) in other.order.iter().enumerate() {
                let above = row[n + 1];
                row[n + 1] = if word == theirs { corner + 1 } else { above.max(row[n]) };
                corner = above;
            }
        }
        self.share(other, row.last().copied().unwrap_or_default())
    }

    fn share(&self, other: &Self, common: usize) -> f64 {
        let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
        let all = self.order.len() + other.order.len();
        if all == 0 { 1.0 } else { number(2 * common) / number(all) }
    }
}
