// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The least that a window with a text can be: what Sealwright's start is measured against.
#include <QApplication>
#include <QMainWindow>
#include <QPlainTextEdit>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.setCentralWidget(new QPlainTextEdit(&window));
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
