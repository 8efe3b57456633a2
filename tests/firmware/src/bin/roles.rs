//! The step `roles`.
#![no_std]
#![no_main]

firmware::step!(roles, 21);
