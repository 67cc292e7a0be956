//! Homeward.
pub mod feel;
