//! Scenarios: the grammar, the forms that teams have, what ships, and what holds for every text.

mod forms;
mod grammar;
mod large;
mod properties;
mod shipped;
mod turns;
mod wild;
