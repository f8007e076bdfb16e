//! Numbers that look like chance and are the same every time: SplitMix64, which is a few lines and has no state worth
//! the name, so that no dependency and no version of one can change what is made.

/// A row of numbers.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// The row of one thing out of many: rows of neighbouring numbers have nothing in common.
    #[must_use]
    pub fn of(seed: u64, number: u64) -> Self {
        let mut row = Self(seed);
        let start = row.draw();
        Self(start ^ number.wrapping_mul(0xd134_2543_de82_ef95))
    }

    /// The next number (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not zero.
    pub fn below(&mut self, end: usize) -> usize {
        // The bias of a remainder is far below what any share here could show.
        usize::try_from(self.draw() % end.max(1) as u64).unwrap_or(0)
    }

    /// A number from `from` up to and with `to`.
    pub fn between(&mut self, from: usize, to: usize) -> usize {
        from + self.below(to - from + 1)
    }

    /// True in `thousandths` of a thousand cases.
    pub fn is(&mut self, thousandths: usize) -> bool {
        self.below(1_000) < thousandths
    }

    /// One of these, each as likely as the others.
    pub fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }

    /// One of these, the earlier the likelier, as words are in any language.
    pub fn early<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        let a = self.below(of.len());
        let b = self.below(of.len());
        of[a * b / of.len()]
    }
}
