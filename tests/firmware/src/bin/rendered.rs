//! The step `rendered`.
#![no_std]
#![no_main]

firmware::step!(rendered, 42);
