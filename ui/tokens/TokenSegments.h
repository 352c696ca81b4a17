// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/MarkedText.h"

namespace sealwright::tokens {

inline constexpr theme::Part kHeaderPart = theme::Part::Id;
inline constexpr theme::Part kPayloadPart = theme::Part::Body;
inline constexpr theme::Part kSignaturePart = theme::Part::Signature;

/// Header, payload and signature of a token, as far as there are that many; `Bearer ` before it and blanks
/// around it have no colour.
std::vector<widgets::Mark> segmentMarks(QByteArrayView text);

/// Puts a token on the clipboard, with the word that asks clipboard managers not to keep it.
void copyToken(const QByteArray &token);

} // namespace sealwright::tokens
