// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Token.h"

#include <QGuiApplication>
#include <QPalette>

#include <array>

namespace sealwright::theme {
namespace {

struct Pair
{
    Token token;
    QRgb light;
    QRgb dark;
};

// The one table. Every text colour stands at 4.5:1 or more on the fills it is used on (tests/ui/tst_Theme).
constexpr std::array<Pair, kTokenCount> kTable{{
    {Token::Window, 0xfff6f7f9, 0xff181a20},        {Token::Panel, 0xffffffff, 0xff20232b},
    {Token::Line, 0xffdfe3e8, 0xff343944},          {Token::Text, 0xff1f2430, 0xffe6e8ee},
    {Token::Dim, 0xff677084, 0xff98a1b3},           {Token::Accent, 0xff3b5bdb, 0xff6d8cff},
    {Token::AccentText, 0xffffffff, 0xff0e1220},    {Token::Hover, 0xffeef1f6, 0xff2a2e38},
    {Token::Selection, 0xffe4eafd, 0xff2b3560},     {Token::Ok, 0xff18794e, 0xff5fd39a},
    {Token::OkFill, 0xffe3f5ea, 0xff16382a},        {Token::Bad, 0xffc02b3c, 0xffff7d8a},
    {Token::BadFill, 0xfffdeaec, 0xff431e25},       {Token::Warn, 0xffa05a00, 0xfff2b75c},
    {Token::WarnFill, 0xfffff3dc, 0xff3f3016},      {Token::Timestamp, 0xff8a5a00, 0xfff0cc6a},
    {Token::TimestampFill, 0xfffff0c9, 0xff43360f}, {Token::Id, 0xff5f3dc4, 0xffc3aefc},
    {Token::IdFill, 0xffefe6ff, 0xff372a5c},        {Token::Body, 0xff1c4f9c, 0xff9cc4ff},
    {Token::BodyFill, 0xffe1edff, 0xff1c3355},      {Token::Signature, 0xff16694a, 0xff7fe0b0},
    {Token::SignatureFill, 0xffdcf5e6, 0xff153d2c}, {Token::Variable, 0xff3650c9, 0xffa9bbff},
    {Token::VariableFill, 0xffedf1ff, 0xff272e4a},  {Token::Code, 0xfffbfcfd, 0xff1b1e25},
}};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < kTable.size(); ++i) {
        if (static_cast<std::size_t>(kTable[i].token) != i) {
            return false;
        }
    }
    return true;
}

static_assert(inOrder());

} // namespace

Scheme currentScheme()
{
    return QGuiApplication::palette().color(QPalette::Window).lightness() < 128 ? Scheme::Dark
                                                                                : Scheme::Light;
}

QColor color(Token token, Scheme scheme)
{
    const Pair &pair = kTable[static_cast<std::size_t>(token)];
    return QColor::fromRgb(scheme == Scheme::Dark ? pair.dark : pair.light);
}

QColor color(Token token)
{
    return color(token, currentScheme());
}

} // namespace sealwright::theme
