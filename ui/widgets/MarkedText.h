// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Part.h"

#include <QPlainTextEdit>

#include <optional>
#include <vector>

namespace sealwright::widgets {

struct DisplayText;

/// A range of bytes and what it means.
struct Mark
{
    qsizetype offset = 0;
    qsizetype length = 0;
    theme::Part part = theme::Part::Plain;
};

/// Bytes from the wire as read-only text in the wire font, ranges coloured by their part. Selectable,
/// copyable, by keyboard too; takes megabytes without stalling (the rest is laid out in slices). CRLF and LF
/// end a line; other control characters and bytes that are not UTF-8 are shown as `␀` pictures and `‹9F›`.
class MarkedText final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit MarkedText(QWidget *parent = nullptr);

    void setBytes(QByteArray bytes, std::vector<Mark> marks = {});
    /// Another piece below what is there: a direction line, the answer after the request.
    void appendBytes(const QByteArray &bytes, const std::vector<Mark> &marks = {});

    /// Scrolls to the first mark of that part, at once or as soon as it is laid out.
    void reveal(theme::Part part);

    /// The exact bytes it was given, whatever is shown of them.
    QByteArray bytes() const { return m_bytes; }

    /// The widget is as high as its text, at most so many lines: for cards. 0: as high as the layout says.
    void setFitLines(int most);
    /// Without frame, ground and margins, for inside a card.
    void setBare(bool bare);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// When it fits its text: so that a layout knows at once how high its lines are going to be.
    int heightForWidth(int width) const override;

public Q_SLOTS:
    /// Puts the exact bytes (as UTF-8 text) on the clipboard, not their pictures.
    void copyAll() const;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    QMimeData *createMimeDataFromSelection() const override;

private:
    struct Range
    {
        int from = 0;
        int to = 0;
        theme::Part part = theme::Part::Plain;
    };

    void addSlice();
    void readMore();
    void takeShown(const DisplayText &shown);
    void fit();
    void paintMarks();
    void revealWanted();
    void dress();

    QByteArray m_bytes;
    QString m_waiting; ///< shown text that is not in the document yet
    qsizetype m_next = 0;
    qsizetype m_read = 0; ///< of `m_bytes`, what was made text already
    std::vector<Range> m_ranges;
    /// Where the document breaks a line that has no break: positions in the document.
    std::vector<int> m_softBreaks;
    std::optional<theme::Part> m_wanted; ///< to be scrolled to
    int m_shownLength = 0;               ///< of the document with what is waiting
    int m_column = 0;
    int m_fitLines = 0;
    int m_fitHeight = 0;
    bool m_bare = false;
    bool m_sliceDue = false;
};

} // namespace sealwright::widgets
