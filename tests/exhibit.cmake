# Session tests read the shipped content.
add_dependencies(scene_tests fl_assets fl_content_database)

# The whole program, headless: pictures against goldens, scripts of every scene, bad input at the command line.

add_executable(golden_compare golden/compare.cpp)
target_link_libraries(golden_compare PRIVATE fl_options PkgConfig::IMGUI)

function(fl_exhibit_test name)
  add_test(NAME "exhibit: ${name}" COMMAND ${ARGN})
  set_tests_properties("exhibit: ${name}" PROPERTIES LABELS exhibit TIMEOUT 900)
endfunction()

fl_exhibit_test("goldens" ${CMAKE_CURRENT_SOURCE_DIR}/golden/run.sh $<TARGET_FILE:fault-lines>
  $<TARGET_FILE:golden_compare> ${CMAKE_BINARY_DIR}/golden/es3 wide upright compact)
# What a Raspberry Pi 3 has: the same pictures from a context that owns up to GLES 2.0 only.
fl_exhibit_test("goldens with GLES 2.0" ${CMAKE_CURRENT_SOURCE_DIR}/golden/run.sh
  $<TARGET_FILE:fault-lines> $<TARGET_FILE:golden_compare> ${CMAKE_BINARY_DIR}/golden/es2 wide)
set_tests_properties("exhibit: goldens with GLES 2.0" PROPERTIES
  ENVIRONMENT MESA_GLES_VERSION_OVERRIDE=2.0)

# Every scene is reached by touch alone.
file(GLOB scripts CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/scripts/*.fls
  ${CMAKE_SOURCE_DIR}/deploy/demo.fls)
foreach(script IN LISTS scripts)
  get_filename_component(name ${script} NAME_WE)
  fl_exhibit_test("script ${name}" fault-lines --headless --script ${script}
    --out ${CMAKE_BINARY_DIR}/scripts/${name})
endforeach()

fl_exhibit_test("bad input" Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/tools/bad_input.py
  $<TARGET_FILE:fault-lines> ${FL_SHARE_DIR}/content.sqlite)
fl_exhibit_test("budgets" Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/tools/budgets.py
  $<TARGET_FILE:fault-lines>)
fl_exhibit_test("codes" ${CMAKE_CURRENT_SOURCE_DIR}/tools/codes.sh $<TARGET_FILE:fault-lines>
  ${CMAKE_BINARY_DIR}/codes)
fl_exhibit_test("sounds" Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/tools/sounds.py
  $<TARGET_FILE:fault-lines> ${CMAKE_CURRENT_SOURCE_DIR}/scripts/sounds.fls ${CMAKE_BINARY_DIR}/sounds)
fl_exhibit_test("service" Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/tools/service.py
  $<TARGET_FILE:fault-lines>)
fl_exhibit_test("speech" Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/tools/speech.py
  $<TARGET_FILE:fault-lines> ${CMAKE_CURRENT_SOURCE_DIR}/scripts/speech.fls ${CMAKE_BINARY_DIR}/speech)
fl_exhibit_test("narration" Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/tools/narration.py
  $<TARGET_FILE:fault-lines> $<TARGET_FILE:fault-lines-content> ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/narration)
# Recordings that the tests of sessions play run through the whole program too.
fl_exhibit_test("recording" fault-lines --headless --bench
  ${CMAKE_CURRENT_SOURCE_DIR}/recordings/two_visitors.touch)
if(NOT FL_SANITIZE) # whose own memory would be measured
  fl_exhibit_test("memory" Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/tools/memory.py
    $<TARGET_FILE:fault-lines>)
endif()
