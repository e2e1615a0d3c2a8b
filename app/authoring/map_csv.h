#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace fl {

/// One record of a CSV file (RFC 4180) by the names of its header.
using CsvRecord = std::map<std::string, std::string, std::less<>>;

/// The records after the header; a short record lacks its last columns. Throws
/// Error{Fault::content} for broken quoting, Error{Fault::file} when the file cannot be read.
std::vector<CsvRecord> read_csv_records(const std::filesystem::path& path);

} // namespace fl
