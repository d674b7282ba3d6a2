//! Numbers that look random and are the same in each run (xorshift).
#![allow(dead_code)]

/// A generator; the seed decides everything.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        // Seeds that stand close together have to begin far apart, and none at zero.
        Random(seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `bound`, 0 where there is none.
    pub fn below(&mut self, bound: usize) -> usize {
        // The high bits, which are the better ones.
        ((self.next() >> 32) as usize) % bound.max(1)
    }

    pub fn byte(&mut self) -> u8 {
        self.below(256) as u8
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    pub fn word(&mut self, from: &[&'static str]) -> &'static str {
        from[self.below(from.len())]
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}
