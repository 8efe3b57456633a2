//! The step `parsed`.
#![no_std]
#![no_main]

firmware::step!(parsed, 41);
