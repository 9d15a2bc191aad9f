// Writes docs/versions.md to its output, from the repository it is run in.

#include <iostream>

#include "tests/transcripts/differences.h"

int main() {
  std::cout << understudy::VersionsDocument(understudy::DifferencesIn("."), understudy::TestsIn("."));
}
