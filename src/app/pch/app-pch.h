/* app-pch.h: what most files of the desk read first; compiled once where the build
 * is made with b_pch, and of no meaning elsewhere: each file includes what it needs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>
