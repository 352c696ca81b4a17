// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Icon.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

namespace sealwright::theme {
namespace {

constexpr std::array<const char *, kIconCount> kNames{
    "send", "receive", "credential", "token",    "settings", "add",    "remove", "copy", "rename",
    "save", "search",  "close",      "check",    "warning",  "info",   "up",     "down", "right",
    "left", "play",    "stop",       "refresh",  "lock",     "unlock", "folder", "file", "moon",
    "sun",  "braces",  "sidebar",    "keyboard", "key",      "more",   "recipe",
};

QByteArray source(const QString &name)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Dim, half way to the panel: what a disabled control shows.
QColor faded()
{
    const QColor over = color(Token::Dim);
    const QColor under = color(Token::Panel);
    return QColor((over.red() + under.red()) / 2, (over.green() + under.green()) / 2,
                  (over.blue() + under.blue()) / 2);
}

class LineIconEngine final : public QIconEngine
{
public:
    LineIconEngine(Icon icon, Token off, Token on)
        : m_icon(icon)
        , m_off(off)
        , m_on(on)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect.topLeft(), tinted(rect.size(), mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return tinted(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        // The size is in device pixels already.
        Q_UNUSED(scale)
        return tinted(size, mode, state, 1.0);
    }

    QIconEngine *clone() const override { return new LineIconEngine(m_icon, m_off, m_on); }

    QString key() const override { return QStringLiteral("sealwright-line-icon"); }

private:
    QPixmap tinted(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal ratio) const
    {
        QColor tint = color(state == QIcon::On ? m_on : m_off);
        if (mode == QIcon::Disabled) {
            tint = faded();
        }
        const QString name = QLatin1String(kNames[static_cast<std::size_t>(m_icon)]);
        const QSize pixels = size * ratio;
        const QString cacheKey = QStringLiteral("sealwright/%1/%2x%3/%4")
                                     .arg(name)
                                     .arg(pixels.width())
                                     .arg(pixels.height())
                                     .arg(tint.rgba());
        QPixmap pixmap;
        if (!QPixmapCache::find(cacheKey, &pixmap)) {
            pixmap = QPixmap(pixels);
            pixmap.fill(Qt::transparent);
            QByteArray svg = source(name);
            svg.replace("currentColor", tint.name().toLatin1());
            QSvgRenderer renderer(svg);
            QPainter painter(&pixmap);
            painter.setRenderHint(QPainter::Antialiasing);
            renderer.render(&painter);
            painter.end();
            QPixmapCache::insert(cacheKey, pixmap);
        }
        pixmap.setDevicePixelRatio(ratio);
        return pixmap;
    }

    Icon m_icon;
    Token m_off;
    Token m_on;
};

} // namespace

QIcon icon(Icon icon, Token token)
{
    return QIcon(new LineIconEngine(icon, token, token));
}

QIcon icon(Icon icon, Token off, Token on)
{
    return QIcon(new LineIconEngine(icon, off, on));
}

QIcon applicationIcon()
{
    QIcon result;
    QSvgRenderer renderer(source(QStringLiteral("sealwright")));
    for (const int size : {16, 32, 48, 128}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        result.addPixmap(pixmap);
    }
    return result;
}

} // namespace sealwright::theme
