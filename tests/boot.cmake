# The start of the card in an emulated machine. Skipped (77), with one line that says why, where the
# roots for it are not kept from an earlier time (tests/boot/run.sh --make makes them), and, but for the
# first one, where FL_BOOT_MINUTES does not give them the time that they take.
function(fl_boot_test name timeout_s)
  add_test(NAME "boot: ${name}" COMMAND ${CMAKE_SOURCE_DIR}/tests/boot/run.sh ${name})
  set_tests_properties("boot: ${name}" PROPERTIES LABELS boot SKIP_RETURN_CODE 77 TIMEOUT ${timeout_s})
endfunction()

fl_boot_test(slots 600)
foreach(name image chords update board)
  fl_boot_test(${name} 14400)
  # One emulated machine at a time, and alone: its deadlines are wide, other tests' may not be.
  set_tests_properties("boot: ${name}" PROPERTIES RUN_SERIAL ON)
endforeach()
