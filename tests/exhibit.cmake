# Tests of the running exhibit, with the content and the files that it ships.
add_dependencies(scene_tests fl_assets fl_content_database)
