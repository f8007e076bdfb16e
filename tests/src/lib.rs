//! Shared pieces of the tests: a scripted status sink, a terminal runner, the real window.
