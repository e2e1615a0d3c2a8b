// fault-lines-content: the curator's tool. Exit codes: 0 done, 1 errors were found or the file was
// refused, 2 usage, 4 a failure of the machine.
#include "authoring/build.h"
#include "authoring/map_mesh.h"
#include "authoring/narration_script.h"
#include "content/pack_info.h"
#include "core/error.h"
#include "tools/content_report.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace {

constexpr int exit_done = 0;
constexpr int exit_found = 1;
constexpr int exit_usage = 2;
constexpr int exit_failure = 4;

struct Arguments {
    std::filesystem::path folder, file, share;
    std::string language;
    std::vector<std::string> kinds;
    bool json = false;

    std::filesystem::path wording() const { return share / "wording"; }
    std::filesystem::path outlines() const { return share / "map" / "countries-50m.json"; }
};

/// ../share/fault-lines beside the program's own folder, in the build tree as well as installed.
std::filesystem::path share_folder() {
    std::error_code failed;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", failed);
    return self.parent_path().parent_path() / "share" / "fault-lines";
}

int check(const Arguments& arguments) {
    const fl::Findings findings = fl::check_pack(arguments.folder, arguments.wording());
    fmt::print("{}", arguments.json ? fl::findings_json(findings) : fl::findings_text(findings));
    return fl::has_errors(findings) ? exit_found : exit_done;
}

/// A pack without a shape table has no map of its own yet; that is said, and the rest is built.
fl::MapInput prepare(const Arguments& arguments) {
    const auto shapes = arguments.folder / "shapes.csv";
    if (!std::filesystem::exists(shapes)) {
        fmt::print(stderr, "warning: {}: missing, the content gets no map\n", shapes.string());
        return {};
    }
    fl::PreparedMap map = fl::prepare_map(arguments.outlines(), shapes);
    return {std::move(map.blob), std::move(map.shape_states)};
}

int build(const Arguments& arguments) {
    fl::Findings findings = fl::check_pack(arguments.folder, arguments.wording());
    if (!fl::has_errors(findings)) {
        findings = fl::build_pack(arguments.folder, arguments.wording(), arguments.file,
                                  prepare(arguments));
    }
    fmt::print(stderr, "{}", fl::findings_text(findings));
    if (fl::has_errors(findings)) {
        fmt::print(stderr, "{} was not written\n", arguments.file.string());
        return exit_found;
    }
    fmt::print("{} written\n", arguments.file.string());
    return exit_done;
}

int narration(const Arguments& arguments) {
    fl::Findings findings;
    const std::string script = fl::narration_script(arguments.folder, arguments.wording(),
                                                    arguments.language, arguments.kinds, findings);
    fmt::print("{}", script);
    fmt::print(stderr, "{}", fl::findings_text(findings));
    return fl::has_errors(findings) ? exit_found : exit_done;
}

int info(const Arguments& arguments) {
    const fl::PackInfo pack = fl::read_pack_info(arguments.file);
    const std::string digest = fl::sha256_of_file(arguments.file);
    fmt::print("{}", arguments.json ? fl::info_json(pack, digest) : fl::info_text(pack, digest));
    return exit_done;
}

int run(int argc, char** argv) {
    Arguments arguments;
    arguments.share = share_folder();
    CLI::App app("Checks and builds the content of an exhibit.", "fault-lines-content");
    app.require_subcommand(1);
    app.add_option("--share", arguments.share, "Folder with interface wording and outlines")
        ->type_name("DIR");

    CLI::App* check_call = app.add_subcommand("check", "Prints all problems of the sheets");
    check_call->add_option("DIR", arguments.folder, "Folder with pack.csv")->required();
    check_call->add_flag("--json", arguments.json, "As JSON");

    CLI::App* build_call = app.add_subcommand("build", "Checks, then writes the content database");
    build_call->add_option("DIR", arguments.folder, "Folder with pack.csv")->required();
    build_call->add_option("FILE", arguments.file, "Content database to write")->required();

    CLI::App* info_call = app.add_subcommand("info", "Says what a content database holds");
    info_call->add_option("FILE", arguments.file, "Content database")->required();
    info_call->add_flag("--json", arguments.json, "As JSON");

    CLI::App* narration_call =
        app.add_subcommand("narration", "Prints what is to be recorded yet, as a sheet");
    narration_call->add_option("DIR", arguments.folder, "Folder with pack.csv")->required();
    narration_call->add_option("LANG", arguments.language, "Code of a language")->required();
    narration_call->add_option("--kind", arguments.kinds, "Only such texts: event.summary ...")
        ->type_name("KIND");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? exit_done : exit_usage;
    }
    return check_call->parsed()       ? check(arguments)
           : build_call->parsed()     ? build(arguments)
           : narration_call->parsed() ? narration(arguments)
                                      : info(arguments);
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const fl::Error& error) {
        fmt::print(stderr, "error: {}\n", error.what());
        const bool refused = error.fault() == fl::Fault::content ||
                             error.fault() == fl::Fault::asset || error.fault() == fl::Fault::file;
        return refused ? exit_found : exit_failure;
    } catch (const std::exception& error) {
        fmt::print(stderr, "error: {}\n", error.what());
        return exit_failure;
    }
}
