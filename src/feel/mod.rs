//! The language of conditions: a strict subset of FEEL (OMG DMN).
pub mod ast;
