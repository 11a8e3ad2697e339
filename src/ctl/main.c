/* main.c: bulwarkctl
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-ctl.h"

#include <locale.h>

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");

  return bw_ctl_run (argc, argv);
}
