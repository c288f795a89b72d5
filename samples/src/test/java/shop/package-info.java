/** The programs of the page on debugging: each has one thing wrong with it, which a tool finds. */
package shop;
