// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Descriptor.h"
#include "app/base/LockHolder.h"

#include <QString>

#include <optional>

namespace sealwright::workspace {

/// A program's hold on a name in a folder: a locked file beside what it is about. The kernel lets go of it
/// however the program ends, and whoever sees the folder sees the hold, in other containers too, where
/// process numbers would say nothing.
class NameHold
{
public:
    enum class Reach {
        Everybody, ///< nobody else has a hold on the name now
        Nobody,    ///< the file system knows no locks, or takes no file: whether others have one is not known
    };

    /// Nothing while another has it, be it in this program.
    static std::optional<NameHold> take(const QString &folder, const QString &name);
    /// Who has it, as far as this system knows.
    static std::optional<base::LockHolder> holderOf(const QString &folder, const QString &name);

    Reach reach() const { return m_descriptor.isOpen() ? Reach::Everybody : Reach::Nobody; }

    NameHold(NameHold &&other) = default;
    NameHold &operator=(NameHold &&other) noexcept;
    NameHold(const NameHold &) = delete;
    NameHold &operator=(const NameHold &) = delete;
    /// Takes the file away.
    ~NameHold();

private:
    NameHold(base::Descriptor descriptor, QByteArray path);

    base::Descriptor m_descriptor;
    QByteArray m_path;
};

} // namespace sealwright::workspace
