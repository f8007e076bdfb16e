//! Builds the views.
