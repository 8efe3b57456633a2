macro_rules! keeps {
    ($party:ident: $($activity:ident)*) => {
        okms_raci::assert_raci! { $($party is responsible for $activity;)* }
    };
}

keeps!(Customer: KeepServiceLogs ManageBackups);

fn main() {}

//> keeps!(Customer: KeepServiceLogs);
