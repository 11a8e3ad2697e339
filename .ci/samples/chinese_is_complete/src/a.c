/* a.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

  x = _("hello");
  y = _("world");
