//! What the workspace says of its post-mortems.

/// What a person's time costs, as the workspace says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// For an hour, in whole units of the currency.
    pub hourly: u32,
    /// `EUR`
    pub currency: String,
}

/// What the workspace says of its post-mortems.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// What an hour of a person costs.
    pub rate: Option<Rate>,
    /// Within how many minutes a service is to be back.
    pub rto_minutes: Option<u32>,
    /// How many minutes of data may be lost.
    pub rpo_minutes: Option<u32>,
    /// Endings of the team's own hosts, which are masked in a copy.
    pub hosts: Vec<String>,
    /// Customers who are masked in a copy.
    pub customers: Vec<String>,
}
