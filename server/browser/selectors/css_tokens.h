#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace understudy::browser {

// What a selector consists of by CSS Syntax Module Level 3, comments left out.
enum class CssTokenType {
  kIdent,
  kFunction,
  kAtKeyword,
  kHash,
  kString,
  kBadString,
  kUrl,
  kBadUrl,
  kDelim,
  kNumber,
  kPercentage,
  kDimension,
  kWhitespace,
  kCdo,
  kCdc,
  kColon,
  kSemicolon,
  kComma,
  kOpenSquare,
  kCloseSquare,
  kOpenParen,
  kCloseParen,
  kOpenCurly,
  kCloseCurly,
  kEnd,
};

struct CssToken {
  CssTokenType type;
  // As it is told to users: what strings hold in double quotes, the rest mostly as it is written.
  std::string text = {};
};

// The last one is kEnd. Two characters that older drafts made one token of (`~=`, `||` …) are one kDelim.
std::vector<CssToken> CssTokens(std::string_view css);

}  // namespace understudy::browser
