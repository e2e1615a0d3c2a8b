// Linked into every program of a sanitizer build: libraries that were opened stay loaded.
//
// SDL closes Mesa's driver at the end, before leaks are counted. What the driver still holds then
// has no owner and no name, so it would be reported and could not be suppressed. Kept loaded, it is
// reachable from the driver's own variables and counts as in use. Measured on Debian 12 with one
// OpenGL ES context: 7171 bytes reported without this file, 0 with it.
extern "C" int dlclose(void*);

extern "C" int dlclose(void*) {
    return 0;
}
