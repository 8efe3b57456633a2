macro_rules! duties {
    ($party:ident, $($who:ident is $role:ident)*) => {
        okms_raci::assert_raci! {
            $party is responsible for ManageBackups;
            OvhCloud is accountable for ManageBackups;
            $( $who is $role for ManageBackups; )*
            Customer has no role in ManageBackups;
        }
        $crate::assert_raci! { use $party; OvhCloud is responsible for DeployPatches; }
        #[okms_raci::raci(Customer is responsible for KeepServiceLogs)]
        pub(crate) fn keep() {}
    };
}

cfg_if::cfg_if! {
    if #[cfg(test)] {
        mod tests {
            okms_raci::assert_raci! { revision is "2025-10-21"; }
        }
    }
}

fn shown() {
    println!("{}", okms_raci::activity!("3.1.1 Manage backups"));
    // Somebody else's.
    activity!("Swimming");
    subset!(a, b);
    "okms_raci::assert_raci! { Customer is informed of DeployPatches; }";
}
