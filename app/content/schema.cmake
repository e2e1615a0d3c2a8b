# Compiles schema.sql into the content library, so that a file can be compared with it.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
  ${CMAKE_CURRENT_LIST_DIR}/schema.sql)
file(READ ${CMAKE_CURRENT_LIST_DIR}/schema.sql FL_PACK_SCHEMA)
configure_file(${CMAKE_CURRENT_LIST_DIR}/schema.cpp.in
  ${CMAKE_CURRENT_BINARY_DIR}/schema.cpp @ONLY)
target_sources(fl_content PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/schema.cpp)
