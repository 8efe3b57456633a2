# What a log of strace has that is not allowed: see run.

# Whether the path is one of the folders, or in one.
function is_below(path, folders,    list, count, i) {
    count = split(folders, list, ":")
    for (i = 1; i <= count; i++)
        if (list[i] == "/" || path == list[i] || index(path, list[i] "/") == 1) return 1
    return 0
}

# The first path that the call names, from the root on.
function path_of(call,    path, at) {
    if (!match(call, /"[^"]*"/)) {
        match(call, /<[^>]*>/)
        return substr(call, RSTART + 1, RLENGTH - 2)
    }
    path = substr(call, RSTART + 1, RLENGTH - 2)
    if (path !~ /^\// && match(call, /<[^>]*>/)) path = substr(call, RSTART + 1, RLENGTH - 2) "/" path
    return path
}

function last_path(call,    path) {
    while (match(call, /"[^"]*"/)) {
        path = substr(call, RSTART + 1, RLENGTH - 2)
        call = substr(call, RSTART + RLENGTH)
    }
    return path
}

{ sub(/^[0-9]+ +/, "") }

# The second half of a call that another thread came between; the first has its arguments.
/^<\.\.\. / { next }
# What failed because nothing is there.
/ = -1 ENOENT/ { next }

/^execve(at)?\(/ { if (++programs > 1) print "starts a program: " $0; next }
/^(v?fork|clone3?)\(/ { if ($0 !~ /CLONE_THREAD/) print "starts a process: " $0; next }
# Two ends in one process, or between a process and what it starts, are no connection.
/^socketpair\(/ { next }
/^(socket|connect|bind|listen|accept4?|send(to|msg|mmsg))\(/ { print "uses the network: " $0; next }

/^(open|openat|openat2|creat)\(/ && /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|^creat/ {
    path = path_of($0)
    if (path != "/dev/null" && !is_below(path, write)) print "writes: " $0
    next
}
/^(rename|renameat|renameat2|link|linkat|symlink|symlinkat)\(/ {
    if (!is_below(path_of($0), write) || !is_below(last_path($0), write)) print "moves: " $0
    next
}
/^(unlink|unlinkat|rmdir|mkdir|mkdirat|mknod|mknodat|truncate|ftruncate|f?chmod|fchmodat2?|[fl]?chown|fchownat|utimensat|utimes?|l?setxattr)\(/ {
    if (!is_below(path_of($0), write)) print "changes: " $0
    next
}
/^(open|openat|openat2)\(/ {
    if (!is_below(path_of($0), read) && !is_below(path_of($0), write)) print "reads: " $0
}
