/* bw-x.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

static int
do_long (void)
{
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
}

static int
do_deep (void)
{
  if (a)
    {
      if (b)
        {
          if (c)
            {
              if (d)
                {
                  if (e)
                    {
                      f ();
                    }
                }
            }
        }
    }
}

static int
bw_x_class_init (void)
{
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
  a ();
}

