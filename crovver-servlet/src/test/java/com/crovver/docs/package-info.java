/**
 * The documents of the project, held against the code: every Java and XML block is compiled, run or validated, every link
 * leads somewhere, and nothing that a user can set or be answered is left out.
 *
 * <p>A Java block with a type of its own is a source file, any other a piece of a method; both may leave out imports of the
 * kit, of Jakarta and of {@code java.base}. A hidden comment before a block, such as {@code <!-- jersey-3.1 -->}, names the
 * platforms whose jars it is compiled with.
 */
package com.crovver.docs;
