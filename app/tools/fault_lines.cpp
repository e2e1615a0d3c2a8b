#include "core/error.h"
#include "core/log.h"
#include "platform/program.h"
#include "tools/exhibit_options.h"

#include <cstdio>
#include <exception>

#ifndef FL_VERSION
#error "the build tells the version"
#endif

namespace {

int exit_code(fl::Fault fault) {
    switch (fault) {
    case fl::Fault::usage:
        return 2;
    case fl::Fault::content:
        return 3;
    case fl::Fault::file:
    case fl::Fault::database:
    case fl::Fault::asset:
    case fl::Fault::display:
    case fl::Fault::internal:
        break;
    }
    return 4;
}

} // namespace

int main(int argc, char** argv) {
    try {
        bool exit_now = false;
        const fl::Options options = fl::read_options(argc, argv, exit_now);
        if (exit_now)
            return 0;
        if (options.version) {
            std::puts("fault-lines " FL_VERSION);
            return 0;
        }
        return fl::run_program(options);
    } catch (const fl::Error& error) {
        fl::log(fl::LogLevel::error, "fault-lines", error.what());
        return exit_code(error.fault());
    } catch (const std::exception& error) {
        fl::log(fl::LogLevel::error, "fault-lines", error.what());
        return 4;
    }
}
