#pragma once

#include <string>
#include <vector>

namespace understudy::dispatchers {

// Prepares a failed command's log for its user. Each line becomes a bullet, nested as deep as the line is
// indented; what repeats is told once, with the number of times:
//     - waiting for locator("#a")
//       4 × locator resolved to <div id="a">hello</div>
//         - unexpected value "hello"
std::vector<std::string> CompressCallLog(const std::vector<std::string>& lines);

}  // namespace understudy::dispatchers
