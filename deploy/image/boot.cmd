# Start of the card, read by U-Boot: chooses one of the two systems (slots A and B) and starts it.
# The same script serves the emulated machine and the Raspberry Pi. Compiled by mkimage to boot.scr.
#
# What it knows between two starts stands in fl-1.env on the first partition, and once more in
# fl-2.env: one sector each, written in place, with a checksum, since power may go at any moment.
#
#   slot    A or B: the system to start
#   good    1: it has proved itself; 0: it is on trial
#   tries   how often it may still be tried, 0 to 9; counted down before each trial
#   failed  A, B or -: the system that was given up last
#
# fault-lines-slot writes the same files from the running system. fl-1.env is always written first,
# so where both are whole it is the newer one.

setenv fl_card "${devtype} ${devnum}"
setenv fl_scratch ${kernel_addr_r}
setenv fl_known no
setenv slot A
setenv good 1
setenv tries 0
setenv failed -

for fl_file in fl-1.env fl-2.env; do
    if test ${fl_known} = no; then
        if load ${fl_card}:1 ${fl_scratch} ${fl_file} 0x200; then
            if env import -c ${fl_scratch} 0x200 slot good tries failed; then
                setenv fl_known ${fl_file}
            else
                echo "FL: ${fl_file} is damaged"
            fi
        fi
    fi
done
echo "FL: state from ${fl_known}: slot=${slot} good=${good} tries=${tries} failed=${failed}"
if test "${slot}" != A && test "${slot}" != B; then setenv slot A; fi

# Nothing may depend on one of the two writes alone: the first one that is whole is enough.
setenv fl_save '
setenv fl_saved 0;
mw.b ${fl_scratch} 0 0x200;
if env export -c -s 0x200 ${fl_scratch} slot good tries failed; then
    if fatwrite ${fl_card}:1 ${fl_scratch} fl-1.env 0x200; then setenv fl_saved 1; fi;
    if fatwrite ${fl_card}:1 ${fl_scratch} fl-2.env 0x200; then setenv fl_saved 1; fi;
fi'

setenv fl_give_up '
echo "FL: giving up slot ${slot}";
setenv failed ${slot};
if test ${slot} = A; then setenv slot B; else setenv slot A; fi;
setenv good 1;
setenv tries 0;
run fl_save'

setenv fl_start '
if test ${slot} = A; then setenv fl_part 2; else setenv fl_part 3; fi;
part uuid ${fl_card}:${fl_part} fl_root;
setenv bootargs "root=PARTUUID=${fl_root} ro rootwait fl.slot=${slot} ${fl_args}";
echo "FL: starting slot ${slot} (good=${good} tries=${tries})";
if load ${fl_card}:${fl_part} ${kernel_addr_r} /boot/vmlinuz; then
    if load ${fl_card}:${fl_part} ${ramdisk_addr_r} /boot/initrd.img; then
        booti ${kernel_addr_r} ${ramdisk_addr_r}:${filesize} ${fdt_addr};
    fi;
fi;
echo "FL: slot ${slot} cannot be started"'

if test "${good}" != 1; then
    if test "${tries}" -gt 0; then
        setexpr tries ${tries} - 1
        run fl_save
        # A trial that cannot be counted would never end.
        if test ${fl_saved} = 0; then run fl_give_up; fi
    else
        run fl_give_up
    fi
fi

# What the kernel is told beside its slot. The file may end without a zero byte.
setenv fl_args "systemd.volatile=state quiet panic=10"
mw.b ${fl_scratch} 0 0x400
if load ${fl_card}:1 ${fl_scratch} cmdline.txt 0x3ff; then
    setexpr.s fl_args *${fl_scratch}
fi

run fl_start
run fl_give_up
run fl_start
echo "FL: no slot can be started; trying again in ten seconds"
sleep 10
reset
