# The start of the card in an emulated machine. Skipped (77), with one line that says why, where the
# roots for it are not kept from an earlier time; tests/boot/run.sh --make makes them.
add_test(NAME "boot: slots" COMMAND ${CMAKE_SOURCE_DIR}/tests/boot/run.sh slots)
set_tests_properties("boot: slots" PROPERTIES LABELS boot SKIP_RETURN_CODE 77 TIMEOUT 600)
