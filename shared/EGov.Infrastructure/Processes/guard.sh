# Runs one command in a session of its own and ends it, children included, when the starter is gone.
#
#   guard.sh <stop signal> <orphan signal> <grace seconds> <account> <lease file> <log file> <cleanup> command...
#
# The starter holds the other end of standard input. A line "kill" there kills at once, any other line stops politely,
# and its end (the starter exited or was killed) stops politely too. With a lease file the starter may go: the command
# then lives until nobody holds a shared lock on that file. Should this shell be killed itself, the kernel sends the
# orphan signal; it is asked for here, in a process with one thread, because it fires when the asking *thread* ends.
# The cleanup command runs after the end; its first argument is "final" when nobody can start the command again.
stop_signal=$1 orphan_signal=$2 grace=$3 account=$4 lease=$5 log=$6 cleanup=$7
shift 7

exec 3<&0 </dev/null
if [ -n "$log" ]; then
    exec >>"$log" 2>&1
fi

if [ -n "$account" ]; then
    group=$(id -g "$account") || exit 125
    set -- setpriv --reuid "$account" --regid "$group" --init-groups --pdeathsig "$orphan_signal" -- "$@"
else
    set -- setpriv --pdeathsig "$orphan_signal" -- "$@"
fi

setsid "$@" 3<&- &
child=$!

# At first the command is not yet the leader of its session.
kill_all() {
    kill -KILL "-$child" 2>/dev/null || kill -KILL "$child" 2>/dev/null
}

stop() {
    kill -s "$stop_signal" "$child" 2>/dev/null
    tenths=$((grace * 10))
    while [ "$tenths" -gt 0 ] && kill -0 "$child" 2>/dev/null; do
        sleep 0.1
        tenths=$((tenths - 1))
    done
    kill_all
}

watch_starter() {
    if ! read -r word <&3; then
        kill -USR1 $$
        stop
    elif [ "$word" = kill ]; then
        kill_all
    else
        stop
    fi
}

watch_lease() {
    while :; do
        flock -x "$lease" true
        # A run of several test programs leaves short gaps; a new one that comes meanwhile keeps the server.
        sleep 5
        exec 9<"$lease"
        if flock -n -x 9; then
            stop
            sleep 5
            return
        fi
        exec 9<&-
    done
}

end=stopped
if [ -n "$lease" ]; then
    end=final
fi
trap 'end=final' USR1
trap 'kill -s "$stop_signal" "$child" 2>/dev/null' TERM INT HUP

if [ -n "$lease" ]; then
    exec 3<&-
    watch_lease &
else
    watch_starter &
fi
watcher=$!
# The shell need not report how its two processes ended.
disown "$watcher"

wait "$child" 2>/dev/null
status=$?
while kill -0 "$child" 2>/dev/null; do
    wait "$child" 2>/dev/null
    status=$?
done

# Whatever the command left in its session goes with it.
kill -KILL "-$child" 2>/dev/null
if [ -n "$cleanup" ]; then
    sh -c "$cleanup" cleanup "$end"
fi
kill -KILL "$watcher" 2>/dev/null
exit "$status"
