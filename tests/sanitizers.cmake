# Every program of a sanitizer build, also the exhibit itself, keeps the libraries it opened.
if(FL_SANITIZE)
  add_library(fl_keep_libraries OBJECT support/keep_libraries.cpp)
  target_link_libraries(fl_options INTERFACE $<TARGET_OBJECTS:fl_keep_libraries>)
endif()
