//! The step `lookups`.
#![no_std]
#![no_main]

firmware::step!(lookups, 39);
