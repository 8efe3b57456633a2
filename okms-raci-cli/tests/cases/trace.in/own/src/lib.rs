pub mod backup {}
mod vault;
