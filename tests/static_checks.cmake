# Checks that read the sources only. They carry the label "static", so that `ctest -LE static` leaves
# them out where they would only be repeated, as in the sanitizer build. Exit code 77 means skipped.

function(fl_static_check name)
  add_test(NAME "static: ${name}" COMMAND ${ARGN} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties("static: ${name}" PROPERTIES LABELS static SKIP_RETURN_CODE 77)
endfunction()

fl_static_check("layers" Python3::Interpreter tests/layers.py)
fl_static_check("no subject in engine" Python3::Interpreter tests/no_subject_in_engine.py)
fl_static_check("top level" Python3::Interpreter tests/static/top_level.py)
fl_static_check("scripts" tests/static/scripts.sh)
fl_static_check("board files" Python3::Interpreter tests/static/firmware_config.py)
fl_static_check("board files checker" Python3::Interpreter tests/static/firmware_config_test.py)
fl_static_check("format" tests/static/format.sh)
fl_static_check("man page format" tests/static/man_page_format.sh)
fl_static_check("units" tests/static/units.sh)
fl_static_check("kiosk lock" tests/static/kiosk_lock.sh)
fl_static_check("USB rules" tests/static/usb_rules.sh)
fl_static_check("card scripts" Python3::Interpreter tests/boot/card_scripts_test.py)
fl_static_check("card content checker" Python3::Interpreter tests/boot/card_content_test.py)
fl_static_check("boot milestones" Python3::Interpreter tests/boot/milestones_test.py)
fl_static_check("boot keys" Python3::Interpreter tests/boot/keys_test.py)
fl_static_check("guides of access" Python3::Interpreter tests/access/guide.py)
