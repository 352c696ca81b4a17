// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

namespace sealwright::tokens {

/// A sentence that warns, and its code.
struct Note
{
    QString sentence;
    QString code;

    bool operator==(const Note &) const = default;
};

/// Warnings one below the other, each with its sign and, in small, its code. Nothing at all when there are
/// none.
class NoteList final : public QWidget
{
    Q_OBJECT

public:
    explicit NoteList(QWidget *parent = nullptr);

    void setNotes(std::vector<Note> notes);

    const std::vector<Note> &notes() const { return m_notes; }

private:
    std::vector<Note> m_notes;
    QWidget *m_rows = nullptr;
};

} // namespace sealwright::tokens
